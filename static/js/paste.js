/* A pasted list in review: choices that save themselves. Without this script each form has its own button. */
(function () {
  "use strict";

  function tell(part, words) {
    var place = part && part.querySelector("[data-said]");
    if (!place || !words) return;
    var line = document.createElement("p");
    var strong = document.createElement("strong");
    line.className = "came-words";
    strong.className = "state-late";
    strong.textContent = words;
    line.append(strong);
    place.replaceChildren(line);
  }

  /* Who chooses a member from the list, or writes a walk-in's name, has chosen that answer. It is told before htmx hears
     of the change. */
  document.addEventListener(
    "change",
    function (event) {
      var radio = event.target.dataset.chooses && document.getElementById(event.target.dataset.chooses);
      if (radio && event.target.value) radio.checked = true;
    },
    true
  );

  /* What was chosen while the page was still coming, before these scripts were there, is saved now. */
  function catchUp() {
    document.querySelectorAll(".paste-question").forEach(function (question) {
      var chosen = question.querySelector("input[type='radio']:checked");
      if (chosen && !chosen.defaultChecked) chosen.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  window.addEventListener("load", catchUp);

  /* An answer that something needs attention is put in its place, too. */
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr.status === 422 || event.detail.xhr.status === 409) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  document.addEventListener("htmx:afterRequest", function (event) {
    var status = event.detail.xhr.status;
    var part = event.detail.elt.closest("[data-failed]");
    if (part && status !== 422 && status !== 409 && (status < 200 || status >= 300)) tell(part, part.dataset.failed);
  });
})();
