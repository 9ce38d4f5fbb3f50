(() => {
  "use strict";
  const tables = [...document.querySelectorAll("table.matrix")].map((table) => {
    const bodies = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
    const units = [];
    for (const { rows } of bodies) {
      let goal = "", measure = "", unit = null;
      for (const row of rows) {
        const title = row.querySelector(".title");
        if (row.classList.contains("goal")) { goal = title ? title.textContent : ""; measure = ""; unit = null; }
        else if (row.classList.contains("measure")) { measure = title ? title.textContent : ""; unit = null; }
        else if (row.dataset.status) {
          unit = { row, rows: [row], status: row.dataset.status, place: [goal, measure].filter(Boolean).join(" › ") };
          units.push(unit);
        } else if (unit) { unit.rows.push(row); }
      }
    }
    return { table, bodies, units, sorted: null };
  });

  const form = document.querySelector(".tools");
  if (form) {
    const chosen = new Set();
    const buttons = [...form.querySelectorAll("button[data-status]")];
    const apply = () => {
      let count = 0;
      for (const { table, bodies, units } of tables) {
        for (const unit of units) {
          const show = chosen.size === 0 || chosen.has(unit.status);
          if (show) count += 1;
          for (const row of unit.rows) row.hidden = !show;
        }
        for (const { rows } of bodies) {
          let goal = null, measure = null;
          for (const row of rows) {
            if (row.classList.contains("goal")) { goal = row; goal.hidden = chosen.size > 0; measure = null; }
            else if (row.classList.contains("measure")) { measure = row; measure.hidden = chosen.size > 0; }
            else if (!row.hidden) {
              if (goal) goal.hidden = false;
              if (measure) measure.hidden = false;
            }
          }
        }
        const any = units.some((unit) => !unit.row.hidden);
        table.closest(".part").classList.toggle("empty", chosen.size > 0 && !any);
      }
      for (const button of buttons) button.setAttribute("aria-pressed", String(chosen.has(button.dataset.status)));
      form.querySelector("[role=status]").textContent =
        chosen.size === 0 ? "" : form.dataset.shown.replace("{n}", String(count));
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        if (!chosen.delete(button.dataset.status)) chosen.add(button.dataset.status);
        apply();
      });
    }
    form.querySelector("[data-all]").addEventListener("click", () => { chosen.clear(); apply(); });
    form.hidden = false;
  }

  const language = document.documentElement.lang;
  const key = (row, column, how) => {
    const cell = row.cells[column];
    if (how === "text") return cell.firstChild.textContent.trim();
    return cell.dataset.sort === undefined ? NaN : Number(cell.dataset.sort);
  };
  const restore = (state) => {
    for (const { body, rows } of state.bodies) { body.replaceChildren(...rows); body.hidden = false; }
    for (const unit of state.units) {
      const context = unit.row.querySelector(".context");
      if (context) context.remove();
    }
    if (state.sorted) state.sorted.remove();
    state.sorted = null;
  };
  const sort = (state, head, direction) => {
    restore(state);
    for (const other of state.table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    if (direction === 0) return;
    head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const how = head.dataset.sort;
    const keyed = state.units.map((unit, order) => ({ unit, order, key: key(unit.row, head.cellIndex, how) }));
    keyed.sort((left, right) => {
      if (how === "text") return direction * left.key.localeCompare(right.key, language) || left.order - right.order;
      const missing = Number(Number.isNaN(left.key)) - Number(Number.isNaN(right.key));
      return missing || direction * (left.key - right.key) || left.order - right.order;
    });
    state.sorted = document.createElement("tbody");
    for (const { unit } of keyed) {
      if (unit.place) {
        const context = document.createElement("span");
        context.className = "context details";
        context.textContent = unit.place;
        unit.row.cells[0].append(context);
      }
      state.sorted.append(...unit.rows);
    }
    for (const { body } of state.bodies) body.hidden = true;
    state.table.append(state.sorted);
  };
  for (const state of tables) {
    for (const head of state.table.querySelectorAll("thead th[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        sort(state, head, now === "ascending" ? -1 : now === "descending" ? 0 : 1);
      });
    }
  }

  const { more, less } = document.body.dataset;
  for (const { units } of tables) {
    for (const { row } of units) {
      if (!row.querySelector("td.more")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fold";
      button.textContent = more;
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", () => {
        const open = row.classList.toggle("open");
        button.textContent = open ? less : more;
        button.setAttribute("aria-expanded", String(open));
      });
      row.cells[0].append(button);
    }
  }
  document.body.classList.add("foldable");
})();
