/* Pages with live parts. htmx writes the address of the page, and with it what somebody looked for, into the browser's
   session storage. A taken phone must show nothing: it goes as soon as it is written. htmx falls back to the address bar. */
(function () {
  "use strict";

  function forget() {
    try {
      sessionStorage.removeItem("htmx-current-path-for-history");
    } catch (error) {
      /* A browser that keeps nothing has nothing to forget. */
    }
  }

  forget();
  ["htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:historyRestore", "htmx:afterSettle"].forEach(function (name) {
    document.addEventListener(name, forget);
  });
  window.addEventListener("pagehide", forget);
})();
