"use strict";
(() => {
  const tools = document.querySelector(".search");
  const input = tools.querySelector("input");
  const said = tools.querySelector("[role=status]");
  const cards = [...document.querySelectorAll("ul.atlas > li")];
  const groups = [...document.querySelectorAll("div.group")];
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const texts = cards.map((card) => plain(card.dataset.found));
  tools.hidden = false;
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const names = new Set();
    cards.forEach((card, place) => {
      card.hidden = !words.every((word) => texts[place].includes(word));
      if (!card.hidden) names.add(card.querySelector("a").getAttribute("href"));
    });
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    said.textContent = words.length ? tools.dataset.shown.replace("{n}", names.size) : "";
  });
})();
