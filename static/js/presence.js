/* Who came: lines that save by themselves. Without this script each line is a form with its own button. */
(function () {
  "use strict";

  function lineOf(element) {
    return element && element.closest ? element.closest("form[data-line]") : null;
  }

  function tell(form, words) {
    var place = form && form.querySelector("[data-said] .came-words");
    if (!place || !words) return;
    var strong = document.createElement("strong");
    strong.className = "state-soon";
    strong.textContent = words;
    place.replaceChildren(strong);
  }

  /* What is typed and not saved is said, and a page with such a line is not left by mistake. */
  document.addEventListener("input", function (event) {
    var form = lineOf(event.target);
    if (!form || !form.dataset.unsaved) return;
    form.dataset.typed = "yes";
    tell(form, form.dataset.unsaved);
  });

  window.addEventListener("beforeunload", function (event) {
    if (document.querySelector("form[data-typed]")) event.preventDefault();
  });

  /* A number that is there is replaced by what is typed, by whichever way one came to it. */
  document.addEventListener("focusin", function (event) {
    if (lineOf(event.target) && event.target.inputMode === "numeric") event.target.select();
  });

  /* Who presses Enter in a line has done with it: once it is saved they go on to the next organization. */
  document.addEventListener("keydown", function (event) {
    var form = event.key === "Enter" && event.target.matches("input") && lineOf(event.target);
    if (form && form.closest(".came-line")) form.dataset.next = "yes";
  });

  /* Whoever has moved to another field while an answer was on its way stays there: what they type next is meant for it. */
  function isFree(part) {
    var here = document.activeElement;
    return !here || here === document.body || part.contains(here);
  }

  function goOn() {
    var name = document.querySelector("#add [name='name']");
    if (!name) return;
    name.focus({ preventScroll: true });
    document.getElementById("add").scrollIntoView({ block: "nearest" });
  }

  /* An answer that something needs attention is put in its place, too. */
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr.status === 422 || event.detail.xhr.status === 409) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  /* What another wrote is written over only by who presses the button for it: leaving a field, Save, Enter, and what waits
     behind another request do not send its name, wherever the focus is. */
  document.addEventListener("htmx:configRequest", function (event) {
    var form = lineOf(event.detail.elt);
    var by = event.detail.triggeringEvent;
    var presses = by && by.type === "submit" && by.submitter && by.submitter.name === "mine";
    if (form && !presses) delete event.detail.parameters.mine;
    /* An answer to the field that is being left would take the button away beneath the finger. */
    if (form && form.dataset.pressing && by && by.type === "change") event.preventDefault();
  });

  ["pointerdown", "click", "keydown"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      document.querySelectorAll("form[data-pressing]").forEach(function (form) {
        delete form.dataset.pressing;
      });
      var button = name === "pointerdown" && event.target.closest("button[name='mine']");
      if (button && lineOf(button)) lineOf(button).dataset.pressing = "yes";
    });
  });

  document.addEventListener("htmx:beforeRequest", function (event) {
    var form = lineOf(event.detail.elt);
    if (form) delete form.dataset.typed;
  });

  document.addEventListener("htmx:afterRequest", function (event) {
    var form = lineOf(event.detail.elt);
    if (!form) return;
    var status = event.detail.xhr.status;
    if (status !== 422 && status !== 409 && (status < 200 || status >= 300)) {
      form.dataset.typed = "yes";
      tell(form, form.dataset.failed);
    } else if (form.dataset.next) {
      if (status === 200 && isFree(form)) goOn();
      delete form.dataset.next;
    }
  });

  /* After a line was added the next one is typed; where a button went with its line the focus moves to the next one. */
  document.addEventListener("htmx:afterSettle", function (event) {
    var part = event.target;
    if (part.id === "add" && isFree(part)) {
      var wrong = part.querySelector(".field-wrong input");
      if (wrong) wrong.focus({ preventScroll: true });
      else goOn();
    }
    var line = part.matches(".came-line, .came-person") && document.activeElement === document.body;
    var save = line && part.querySelector("form[data-line] > .button");
    if (save) save.focus({ preventScroll: true });
    if (part.id !== "answered" || document.activeElement !== document.body) return;
    var next = part.querySelector("button");
    if (next) next.focus({ preventScroll: true });
    else goOn();
  });
})();
