/* The desk's choosers by typing (select2, as Django brings it) have no names of their own: give each the name of its
   field, and its value as a description, for people who listen to the page. */
"use strict";
{
  // Their words in a language for which Django brings none; where it does (Arabic), these are not taken.
  const giveWords = () => {
    const words = document.querySelector("meta[name='chooser-words']");
    const select2 = window.django && window.django.jQuery && window.django.jQuery.fn.select2;
    if (!words || !select2 || !select2.amd) return;
    const { noResults, searching, loadingMore, errorLoading, removeAllItems } = words.dataset;
    select2.amd.define(`select2/i18n/${document.documentElement.lang}`, [], () => ({
      noResults: () => noResults,
      searching: () => searching,
      loadingMore: () => loadingMore,
      errorLoading: () => errorLoading,
      removeAllItems: () => removeAllItems,
    }));
  };
  // Before the choosers are made, which jQuery does after this event.
  document.addEventListener("DOMContentLoaded", giveWords);

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

  /* An address that was made from a name goes on following it where the page is shown again for an error; Django lets
     go of each that is not empty. */
  const followNames = () => {
    const constants = document.getElementById("django-admin-prepopulated-fields-constants");
    if (!constants || !window.django || !window.URLify) return;
    for (const made of JSON.parse(constants.dataset.prepopulatedFields)) {
      const field = document.querySelector(made.id);
      const names = made.dependency_ids.map((id) => document.querySelector(id).value).filter(Boolean);
      const address = window.URLify(names.join(" "), made.maxLength, made.allowUnicode);
      if (!field || !address || field.value !== address) continue;
      field.value = "";
      window.django.jQuery(field).prepopulate(made.dependency_ids, made.maxLength, made.allowUnicode);
      field.value = address;
    }
  };

  window.addEventListener("load", followNames);
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
