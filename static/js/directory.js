/* The directory's live filters replace what can be chosen, too: what stood open stays open, and the box that was ticked
   keeps the focus. */
(function () {
  "use strict";

  var open = [];
  var ticked = null;

  function facets() {
    return document.getElementById("facets");
  }

  document.addEventListener("htmx:beforeSwap", function () {
    if (!facets()) return;
    var box = document.activeElement;
    ticked = box && box.name && facets().contains(box) ? [box.name, box.value] : null;
    open = Array.prototype.map.call(facets().querySelectorAll("details[open]"), function (details) {
      return details.id;
    });
  });

  document.addEventListener("htmx:afterSwap", function () {
    if (!facets()) return;
    open.forEach(function (id) {
      var details = document.getElementById(id);
      if (details) details.open = true;
    });
    if (ticked) {
      Array.prototype.forEach.call(facets().querySelectorAll("input"), function (box) {
        if (box.name === ticked[0] && box.value === ticked[1]) box.focus({ preventScroll: true });
      });
    } else if (document.activeElement === document.body) {
      /* A chip or an order that was followed is no longer there: go on reading from what it changed. */
      document.getElementById("results-title").focus({ preventScroll: true });
    }
    ticked = null;
  });
})();
