// Comfort only: every page works without this file.

const desk = window.matchMedia("(min-width: 60rem)");

// Browsers that cannot show a closed <details> get the columns of filters and contents opened on desks.
function openFilters() {
  if (CSS.supports("selector(::details-content)")) return;
  for (const column of document.querySelectorAll("details.filters, details.contents")) column.open = desk.matches;
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(except)) menu.open = false;
  }
}

function emptyHelp(except) {
  for (const help of document.querySelectorAll(".help")) {
    if (!help.closest(".search").contains(except)) help.replaceChildren();
  }
}

// Arrow keys walk from the box through what is offered and back.
function walk(event) {
  const box = event.target.closest(".search");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!box || !step || event.target.matches("[type=radio], select")) return;
  const stops = [box.querySelector("input[type=search]"), ...box.querySelectorAll(".help a")];
  const next = stops[stops.indexOf(event.target) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

document.addEventListener("click", (event) => {
  closeMenus(event.target);
  emptyHelp(event.target);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    closeMenus(null);
    emptyHelp(null);
    if (!desk.matches) document.querySelector("details.filters[open] > summary")?.click();
  }
  walk(event);
});

openFilters();
desk.addEventListener("change", openFilters);
document.addEventListener("htmx:afterSettle", openFilters);
