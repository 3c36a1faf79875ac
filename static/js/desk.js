/* The desk's choosers by typing (select2, as Django brings it) have no names of their own: give each the name of its
   field, and its value as a description, for people who listen to the page. */
"use strict";
{
  const nameOf = (select) => {
    const label = select.labels && select.labels[0];
    return select.getAttribute("aria-label") || (label ? label.textContent.trim().replace(/:$/, "") : "");
  };

  const giveNames = (root) => {
    for (const select of root.querySelectorAll("select.admin-autocomplete")) {
      const container = select.nextElementSibling;
      const name = nameOf(select);
      if (!name || !container || !container.classList.contains("select2-container")) continue;
      const selection = container.querySelector(".select2-selection");
      const value = selection.getAttribute("aria-labelledby");
      if (value) {
        selection.removeAttribute("aria-labelledby");
        selection.setAttribute("aria-describedby", value);
      }
      selection.setAttribute("aria-label", name);
      for (const field of container.querySelectorAll(".select2-search__field")) {
        field.setAttribute("aria-label", name);
      }
    }
  };

  window.addEventListener("load", () => giveNames(document));
  document.addEventListener("formset:added", (event) => window.setTimeout(() => giveNames(event.target), 0));
  window.addEventListener("load", () => {
    if (!window.django || !window.django.jQuery) return;
    window.django.jQuery(document).on("select2:open", (event) => {
      const field = document.querySelector(".select2-dropdown .select2-search__field");
      if (field) field.setAttribute("aria-label", nameOf(event.target));
    });
  });
}
