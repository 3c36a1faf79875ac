/* The directory's live filters replace what can be chosen, too: what stood open stays open, and the box that was ticked
   or the shape of the map that was followed keeps the focus. */
(function () {
  "use strict";

  var open = [];
  var chosen = "";

  function facets() {
    return document.getElementById("facets");
  }

  /* How to find what is chosen again, once it is another element in the same place. */
  function nameOf(element) {
    if (!element || !facets().contains(element)) return "";
    if (element.name) return element.name + "=" + element.value;
    var shape = element.querySelector("use");
    return shape ? shape.getAttribute("href") : "";
  }

  function goToResults() {
    var title = document.getElementById("results-title");
    title.focus({ preventScroll: true });
    title.scrollIntoView();
  }

  document.addEventListener("htmx:beforeSwap", function () {
    if (!facets()) return;
    chosen = nameOf(document.activeElement);
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
    if (chosen) {
      Array.prototype.forEach.call(facets().querySelectorAll("input, .map a"), function (element) {
        if (nameOf(element) === chosen) element.focus({ preventScroll: true });
      });
    } else if (document.activeElement === document.body) {
      /* A chip or an order that was followed is no longer there: go on reading from what it changed. */
      document.getElementById("results-title").focus({ preventScroll: true });
    }
    chosen = "";
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest(".filter-submit button");
    if (button) {
      /* The results are there already: the box closes, and they come into sight. The form is sent all the same. */
      document.querySelector(".filter").open = false;
      goToResults();
      return;
    }
    /* A shape of the map is a link of a drawing, which htmx does not take for a link. */
    var shape = event.target.closest(".map a");
    if (!shape || !window.htmx || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    window.htmx.ajax("GET", shape.getAttribute("href"), { source: shape, target: "#directory-results" });
  });
})();
