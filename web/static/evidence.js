"use strict";
/* Pointing at a row shows its highlight in the text, and the other way round. */
(function () {
  function partners(element) {
    const key = element.dataset.mark || element.dataset.row;
    const quoted = CSS.escape(key);
    return document.querySelectorAll('[data-mark="' + quoted + '"], [data-row="' + quoted + '"]');
  }

  function point(event, on) {
    const element = event.target.closest && event.target.closest("[data-mark], [data-row]");
    if (element) partners(element).forEach((other) => other.classList.toggle("pointed", on));
  }

  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => point(event, on));
  }
})();
