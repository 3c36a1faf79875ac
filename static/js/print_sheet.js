/* The button that prints; without this script the page says how to print by the browser itself. */
(function () {
  "use strict";

  var button = document.querySelector("[data-print]");
  var hint = document.querySelector("[data-print-hint]");
  if (!button || !window.print) return;
  button.hidden = false;
  if (hint) hint.hidden = true;
  button.addEventListener("click", function () {
    window.print();
  });
})();
