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
    /* This page answers a form. Going back to it later would send that form again, and browsers show an error instead,
       since nothing of a session is stored; so going back asks for the page anew. */
    window.history.replaceState(null, "", window.location.href);
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

  /* What is wrong with a file is told at once where it shows from here: sending it first would take minutes on a slow
     line. The server looks into it all the same. */
  function fault(input) {
    var file = input.files[0];
    if (!file) return "";
    if (file.size > Number(input.dataset.maxBytes)) return "tooLarge";
    if (!file.size) return "empty";
    var mustBePdf = /^[\s,]*((\.pdf|application\/pdf)[\s,]*)+$/.test(input.accept);
    return mustBePdf && (!/\.pdf$/i.test(file.name) || (input.choice && input.choice.isNoPdf)) ? "notPdf" : "";
  }

  function tellFault(input) {
    var words = input.parentNode.querySelector("[data-too-large]");
    var which = fault(input);
    if (words) {
      words.hidden = !which;
      words.textContent = which && words.dataset[which].replace("SIZE", Math.ceil(input.files[0].size / 1048576));
    }
    return Boolean(which);
  }

  function lookInto(input) {
    var choice = (input.choice = {});
    if (tellFault(input) || !input.files.length || !Blob.prototype.text) return;
    input.files[0].slice(0, 5).text().then(
      function (start) {
        choice.isNoPdf = start !== "%PDF-";
        tellFault(input);
      },
      function () {} /* It cannot be read here; the server will say what it thinks. */
    );
  }

  function checkFiles() {
    var limited = "input[type='file'][data-max-bytes]";
    /* A file may be there before this script is: chosen while a slow line still brought it, or kept by the browser. */
    each(limited, lookInto);
    document.addEventListener("change", function (event) {
      if (event.target.matches(limited)) lookInto(event.target);
    });
    document.addEventListener(
      "submit",
      function (event) {
        var wrong = Array.prototype.filter.call(event.target.querySelectorAll(limited), tellFault)[0];
        if (!wrong) return;
        event.preventDefault();
        event.stopPropagation();
        wrong.focus();
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

  /* The styles and scripts of the next page that this one has not. */
  function fetchMissing(answer) {
    var wanted = answer.querySelectorAll("head link[rel='stylesheet'], head script[src]");
    Array.prototype.forEach.call(wanted, function (one) {
      var name = one.localName === "link" ? "href" : "src";
      var address = one.getAttribute(name);
      if (document.querySelector("head [" + name + "='" + address + "']")) return;
      var copy = document.createElement(one.localName);
      if (name === "href") copy.rel = "stylesheet";
      copy[name] = address;
      document.head.appendChild(copy);
    });
  }

  function send(form, box, submitter) {
    var bar = box.querySelector("progress");
    var words = box.querySelector("[data-words]");
    var request = new XMLHttpRequest();
    var data = new FormData(form);
    /* A button that only changes the page, a row more: the file need not be sent for that, and stays chosen. */
    var file = submitter && submitter.hasAttribute("formenctype") && form.querySelector("input[type='file']");
    if (file) data.delete(file.name);
    if (submitter && submitter.name) data.append(submitter.name, submitter.value);
    each("form[data-sending] button", function (button) {
      button.setAttribute("aria-disabled", "true");
    });
    box.hidden = Boolean(file);
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
      /* The language may have been changed in another window meanwhile, and with it the direction. */
      document.documentElement.lang = answer.documentElement.lang;
      document.documentElement.dir = answer.documentElement.dir;
      document.title = answer.title;
      fetchMissing(answer);
      document.body.replaceWith(document.adoptNode(answer.body));
      window.scrollTo(0, 0);
      var place = file && document.querySelector("form[data-upload] input[type='file'][name='" + file.name + "']");
      if (place) place.replaceWith(file);
      showUploads();
      focusErrorSummary();
      var main = document.getElementById("main");
      if (main && document.activeElement === document.body) main.focus({ preventScroll: true });
      var changed = place && document.querySelector(submitter.getAttribute("formaction"));
      if (changed) changed.scrollIntoView();
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

  /* The line of a folded list (ui/folded.py) goes with what is chosen in it. */
  function tellChosen(fold) {
    var chosen = Array.prototype.slice.call(fold.querySelectorAll("input:checked"));
    fold.dataset.live = "yes";
    fold.querySelector(".fold-words").textContent = JSON.parse(fold.dataset.fold)[chosen.length];
    fold.querySelector(".fold-list").textContent = chosen
      .map(function (input) {
        return input.labels[0].textContent;
      })
      .join(fold.dataset.comma);
  }

  function tellFolds() {
    document.addEventListener("change", function (event) {
      var fold = event.target.closest("[data-fold]");
      if (fold) tellChosen(fold);
    });
    /* A browser that comes back to a page may have kept what was chosen. */
    window.addEventListener("pageshow", function () {
      each("[data-fold]", tellChosen);
    });
  }

  checkFiles();
  showUploads();
  tellFolds();
  guardAgainstDoubleSubmit();
  submitOnChange();
  focusErrorSummary();
})();
