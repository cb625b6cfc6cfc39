"use strict";
/* The colours of the style sheet for what is drawn on a canvas, which no style reaches. Drawings
   repaint when the reader's scheme changes; paper and files are light whatever the screen is. */
(function (gwp) {
  const page = document.documentElement;
  const painters = [];

  function repaint() {
    painters.forEach((paint) => paint());
  }

  function paper(on) {
    page.classList.toggle("on-paper", on);
    repaint();
  }

  gwp.colour = function (name) {
    return getComputedStyle(page).getPropertyValue("--" + name).trim();
  };

  gwp.onColours = function (paint) {
    painters.push(paint);
  };

  gwp.onPaper = function (work) {
    paper(true);
    try {
      return work();
    } finally {
      paper(false);
    }
  };

  window.matchMedia("screen and (prefers-color-scheme: dark)").addEventListener("change", repaint);
  window.addEventListener("beforeprint", () => paper(true));
  window.addEventListener("afterprint", () => paper(false));
})((window.gwp = window.gwp || {}));
