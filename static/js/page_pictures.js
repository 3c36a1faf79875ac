/* Where the picture of a page does not come, its place says so; without this script the picture's other text stands there. */
(function () {
  "use strict";

  function say(picture) {
    var words = document.createElement("p");
    words.className = "page-failed";
    words.textContent = picture.dataset.failed;
    picture.replaceWith(words);
  }

  Array.prototype.forEach.call(document.querySelectorAll("img[data-page-picture]"), function (picture) {
    if (picture.complete && !picture.naturalWidth && picture.loading !== "lazy") say(picture);
    else
      picture.addEventListener("error", function () {
        say(picture);
      });
  });
})();
