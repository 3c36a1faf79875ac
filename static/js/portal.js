/* What makes forms kinder where there is JavaScript. Every page works without it. */
(function () {
  "use strict";

  function each(selector, action) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), action);
  }

  /* The error summary takes focus, so that it is read first; its links focus the field itself. */
  function focusErrorSummary() {
    var summary = document.querySelector("[data-error-summary]");
    if (!summary) return;
    summary.focus();
    summary.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      var target = link && document.getElementById(link.getAttribute("href").slice(1));
      if (!target) return;
      event.preventDefault();
      var field = target.closest(".field") || target;
      field.scrollIntoView({ block: "start" });
      target.focus({ preventScroll: true });
    });
  }

  /* A second click while the first is under way does nothing; going back makes the button work again. */
  function guardAgainstDoubleSubmit() {
    document.addEventListener("submit", function (event) {
      var form = event.target;
      if (form.method.toLowerCase() !== "post" || event.defaultPrevented) return;
      if (form.dataset.sending) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      form.dataset.sending = "yes";
      each("form[data-sending] button[type='submit'], form[data-sending] button:not([type])", function (button) {
        button.setAttribute("aria-disabled", "true");
      });
    });
    window.addEventListener("pageshow", function () {
      each("form[data-sending]", release);
    });
  }

  function release(form) {
    delete form.dataset.sending;
    Array.prototype.forEach.call(form.querySelectorAll("button[aria-disabled]"), function (button) {
      button.removeAttribute("aria-disabled");
    });
  }

  /* A file that is too large is told at once: sending it first would take minutes on a slow line. */
  function tooLarge(input) {
    var limit = Number(input.dataset.maxBytes);
    var words = input.parentNode.querySelector("[data-too-large]");
    var file = input.files[0];
    var is = Boolean(limit && file && file.size > limit);
    if (words) {
      words.hidden = !is;
      words.textContent = is ? words.dataset.tooLarge.replace("SIZE", Math.ceil(file.size / 1048576)) : "";
    }
    return is;
  }

  function checkSizes() {
    /* A file may be there before this script is: chosen while a slow line still brought it, or kept by the browser. */
    each("input[type='file'][data-max-bytes]", tooLarge);
    document.addEventListener("change", function (event) {
      if (event.target.matches("input[type='file'][data-max-bytes]")) tooLarge(event.target);
    });
    document.addEventListener(
      "submit",
      function (event) {
        var inputs = event.target.querySelectorAll("input[type='file'][data-max-bytes]");
        if (Array.prototype.some.call(inputs, tooLarge)) {
          event.preventDefault();
          event.stopPropagation();
        }
      },
      true
    );
  }

  /* How far an upload is: forms with data-upload and a .upload-progress inside. Without XHR the browser sends as ever. */
  function showUploads() {
    if (!window.XMLHttpRequest || !window.FormData) return;
    each("form[data-upload]", function (form) {
      var box = form.querySelector(".upload-progress");
      if (!box) return;
      form.addEventListener("submit", function (event) {
        var file = form.querySelector("input[type='file']");
        if (event.defaultPrevented || form.dataset.sending || !file || !file.files.length) return;
        event.preventDefault();
        form.dataset.sending = "yes";
        send(form, box, event.submitter);
      });
    });
  }

  function send(form, box, submitter) {
    var bar = box.querySelector("progress");
    var words = box.querySelector("[data-words]");
    var request = new XMLHttpRequest();
    var data = new FormData(form);
    if (submitter && submitter.name) data.append(submitter.name, submitter.value);
    each("form[data-sending] button", function (button) {
      button.setAttribute("aria-disabled", "true");
    });
    box.hidden = false;
    request.upload.addEventListener("progress", function (event) {
      if (!event.lengthComputable) return;
      var percent = Math.round((100 * event.loaded) / event.total);
      bar.value = percent;
      if (words) words.textContent = words.dataset.words.replace("%", percent + "%");
    });
    request.addEventListener("load", function () {
      /* The answer is a page: the next one, or this one with what needs attention. It is shown as it came; asking
         for it once more would lose its messages. */
      var answer = new DOMParser().parseFromString(request.responseText, "text/html");
      if (!answer.querySelector("main")) {
        window.location.assign(request.responseURL || form.action);
        return;
      }
      if (request.responseURL && request.responseURL !== window.location.href) {
        window.history.pushState(null, "", request.responseURL);
        window.addEventListener("popstate", function () {
          window.location.reload();
        });
      }
      document.title = answer.title;
      document.body.replaceWith(document.adoptNode(answer.body));
      window.scrollTo(0, 0);
      showUploads();
      focusErrorSummary();
    });
    request.addEventListener("error", function () {
      box.hidden = true;
      release(form);
      var failed = form.querySelector("[data-upload-failed]");
      if (failed) failed.hidden = false;
    });
    request.open("POST", form.action);
    request.send(data);
  }

  /* Only where the choice matters to a page at once: boxes that send their form. */
  function submitOnChange() {
    document.addEventListener("change", function (event) {
      var form = event.target.closest("form[data-submit-on-change]");
      if (form && !form.hasAttribute("hx-get")) form.requestSubmit ? form.requestSubmit() : form.submit();
    });
  }

  checkSizes();
  showUploads();
  guardAgainstDoubleSubmit();
  submitOnChange();
  focusErrorSummary();
})();
