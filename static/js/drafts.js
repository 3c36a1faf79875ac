/* What is typed into a form of a profile is kept as a draft on the portal while it is typed: nothing stays in the
   browser. Without this script the form has a button for it. */
(function () {
  "use strict";
  if (!window.fetch || !window.FormData || !window.AbortController) return;

  var QUIET = 1500; /* after the last key */
  var AT_MOST = 8000; /* while somebody types on and on */
  var AGAIN = 15000;
  var AGAIN_AT_MOST = 60000;
  var PATIENCE = 10000; /* with one answer */
  var NOT_TYPED = ["csrfmiddlewaretoken", "draft", "draft_of", "draft_based_on"];
  var drafts = [];

  /* Signing in again in another tab changes the token; the page's own is of no use then. */
  function freshToken(form) {
    var found = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie);
    var field = form.querySelector("[name='csrfmiddlewaretoken']");
    if (found && field) field.value = found[1];
  }

  function fieldsOf(form) {
    var fields = new FormData();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === "string") fields.append(name, value);
    });
    return fields;
  }

  function typedIn(form) {
    var typed = [];
    fieldsOf(form).forEach(function (value, name) {
      if (NOT_TYPED.indexOf(name) < 0) typed.push([name, value]);
    });
    return JSON.stringify(typed);
  }

  function make(line) {
    var form = line.form || line.closest("form");
    var typed = typedIn(form);
    var button = form.querySelector("[data-draft-button]");
    var hasDraft = Boolean(document.querySelector("[data-draft-discard]")) || Boolean(line.textContent);
    if (button) button.closest(".draft-button").hidden = true;
    var draft = { form: form, line: line, kept: typed, again: AGAIN, state: "" };
    draft.opened = hasDraft ? null : typed; /* what is saved; unknown where the page came with a draft */
    drafts.push(draft);
    return draft;
  }

  function draftOf(form) {
    var known = drafts.filter(function (draft) {
      return draft.form === form;
    })[0];
    var line = form && form.querySelector && form.querySelector("[data-draft]");
    return known || (line ? make(line) : null);
  }

  function isUnkept(draft) {
    return document.contains(draft.form) && typedIn(draft.form) !== draft.kept;
  }

  /* A reader hears that it is kept, that it is not, and that it is again; not each time of the day. */
  function tell(draft, state, words) {
    draft.line.setAttribute("aria-live", state === draft.state ? "off" : "polite");
    draft.state = state;
    if (draft.line.textContent !== words) draft.line.textContent = words;
  }

  function later(draft, wait) {
    window.clearTimeout(draft.timer);
    draft.timer = window.setTimeout(function () {
      keep(draft);
    }, wait);
  }

  function typed(draft) {
    var now = Date.now();
    draft.leaving = false;
    draft.since = draft.since || now;
    later(draft, Math.max(0, Math.min(QUIET, draft.since + AT_MOST - now)));
  }

  function body(draft) {
    freshToken(draft.form);
    var fields = fieldsOf(draft.form);
    if (typedIn(draft.form) === draft.opened) fields.append("undone", "yes");
    return fields;
  }

  /* Keeps what stands in the form; gives how that went: kept, offline, trouble, signedOut, gone, tooLong. */
  function keep(draft) {
    if (draft.sending) {
      return draft.sending.then(function () {
        return keep(draft);
      });
    }
    if (!isUnkept(draft)) return Promise.resolve("kept");
    window.clearTimeout(draft.timer);
    draft.since = 0;
    draft.sending = send(draft, typedIn(draft.form)).then(function (state) {
      draft.sending = null;
      if (state === "kept") draft.again = AGAIN;
      if (state === "offline" || state === "trouble" || state === "signedOut") {
        later(draft, draft.again);
        draft.again = Math.min(2 * draft.again, AGAIN_AT_MOST);
      }
      return state;
    });
    return draft.sending;
  }

  function send(draft, typed) {
    var ended = new AbortController();
    var patience = window.setTimeout(function () {
      ended.abort();
    }, PATIENCE);
    var options = {
      method: "POST",
      body: body(draft),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      signal: ended.signal,
    };
    return window
      .fetch(draft.line.dataset.draft, options)
      .then(function (response) {
        return answered(draft, typed, response);
      })
      .catch(function () {
        tell(draft, "offline", draft.line.dataset.offline);
        return "offline";
      })
      .then(function (state) {
        window.clearTimeout(patience);
        return state;
      });
  }

  function answered(draft, typed, response) {
    var failed = { 401: "signedOut", 403: "signedOut", 404: "gone" }[response.status];
    if (!failed && response.status !== 413 && !response.ok) failed = "trouble";
    if (failed) {
      tell(draft, failed, draft.line.dataset[failed]);
      return failed;
    }
    return response.json().then(function (answer) {
      var state = response.ok ? "kept" : "tooLong";
      if (response.ok) draft.kept = typed;
      tell(draft, state, answer.words);
      return state;
    });
  }

  /* The page goes, perhaps for good: this one way of sending outlives it. Whether it came through nobody says, so that
     it is sent again if the page is still there. */
  function keepWhileLeaving() {
    drafts.forEach(function (draft) {
      var now = isUnkept(draft) ? typedIn(draft.form) : "";
      if (!now || draft.leaving || draft.left === now || !navigator.sendBeacon) return;
      if (navigator.sendBeacon(draft.line.dataset.draft, body(draft))) draft.left = now;
    });
  }

  function keepAll() {
    drafts.forEach(function (draft) {
      if (!draft.leaving) keep(draft);
    });
  }

  /* -- sending the form ------------------------------------------------------------------------------------------- */

  function sendOn(draft, form, submitter) {
    draft.through = true;
    draft.leaving = true;
    if (form.requestSubmit) form.requestSubmit(submitter || undefined);
    else form.submit();
    draft.through = false;
  }

  /* What was typed is kept first: if the connection breaks then, it is there, and a draft that comes late cannot
     outlive the form that was saved. Where there is no connection the page stays, and with it what was typed. */
  function sendForm(event, draft) {
    if (draft.through || draft.form.dataset.sending) return;
    window.clearTimeout(draft.timer);
    if (event.submitter && event.submitter.hasAttribute("data-draft-button")) {
      draft.leaving = true;
      return;
    }
    freshToken(draft.form);
    if (!isUnkept(draft) && !draft.sending) {
      draft.leaving = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (draft.held) return;
    draft.held = true;
    keep(draft).then(function (state) {
      draft.held = false;
      var stays = state === "signedOut" || (state === "offline" && !(draft.warned && navigator.onLine));
      draft.warned = state === "offline";
      if (!stays) sendOn(draft, draft.form, event.submitter);
      else if (state === "offline") tell(draft, "unsent", draft.line.dataset.unsent);
    });
  }

  /* Discarding waits for a draft that is under way, which would bring it back. */
  function discard(event, form) {
    drafts.forEach(function (draft) {
      window.clearTimeout(draft.timer);
      draft.leaving = true;
      if (!draft.sending || draft.through) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      draft.sending.then(function () {
        sendOn(draft, form, event.submitter);
      });
    });
  }

  document.addEventListener("input", function (event) {
    var draft = draftOf(event.target.form);
    if (draft) typed(draft);
  });
  document.addEventListener("change", function (event) {
    var draft = draftOf(event.target.form);
    if (draft) typed(draft);
  });
  document.addEventListener("focusout", function (event) {
    var draft = draftOf(event.target.form);
    if (draft && draft.since) later(draft, 200);
  });
  document.addEventListener(
    "submit",
    function (event) {
      var form = event.target;
      if (form.hasAttribute("data-draft-discard")) return discard(event, form);
      var draft = draftOf(form);
      if (draft) sendForm(event, draft);
    },
    true
  );
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") keepWhileLeaving();
    else keepAll();
  });
  window.addEventListener("pagehide", keepWhileLeaving);
  window.addEventListener("pageshow", function () {
    drafts.forEach(function (draft) {
      draft.leaving = false;
    });
  });
  window.addEventListener("focus", keepAll);
  window.addEventListener("online", keepAll);

  Array.prototype.forEach.call(document.querySelectorAll("[data-draft]"), function (line) {
    draftOf(line.closest("form"));
  });
})();
