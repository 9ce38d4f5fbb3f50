// Checks HTML files: axe-core (WCAG 2.0 to 2.2 A and AA, best practice) in a headless Chromium, light and dark, wide and
// narrow, before and after use of the script; html-validate; no outside request; no horizontal scrolling of the page.
//
//   node check.mjs PAGE.html …
//
// Each finding is a line. Exit code 0: none; 1: some; 2: the check could not be made.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

let chromium, axe, HtmlValidate;
try {
  ({ chromium } = await import("playwright-core"));
  ({ default: axe } = await import("axe-core"));
  ({ HtmlValidate } = await import("html-validate"));
} catch (error) {
  console.error(`Packages are missing; run npm ci in tests/outside/page (${error.message}).`);
  process.exit(2);
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const LOOKS = [
  { name: "wide light", width: 1440, scheme: "light" },
  { name: "wide dark", width: 1440, scheme: "dark" },
  { name: "narrow light", width: 320, scheme: "light" },
  { name: "narrow dark", width: 320, scheme: "dark" },
];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

const files = process.argv.slice(2).map((file) => resolve(file));
if (files.length === 0) {
  console.error("No page given: node check.mjs PAGE.html …");
  process.exit(2);
}

let findings = 0;
let checks = 0;
const found = (file, where, what) => {
  findings += 1;
  console.log(`${file}: ${where}: ${what}`);
};

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // One file that carries its style; no element has a style of its own.
    "long-title": "off",
    "no-inline-style": "error",
    // Written by a template: no line of its own for every element.
    "no-trailing-whitespace": "off",
  },
});
for (const file of files) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    console.error(`${file} cannot be read: ${error.message}`);
    process.exit(2);
  }
  checks += 1;
  const report = await validator.validateString(text, file);
  for (const result of report.results) {
    for (const message of result.messages) {
      found(file, `html-validate ${message.line}:${message.column}`, `${message.ruleId}: ${message.message}`);
    }
  }
}

async function judge(page, file, where) {
  checks += 1;
  const result = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } }),
    TAGS,
  );
  for (const violation of result.violations) {
    for (const node of violation.nodes) found(file, where, `axe ${violation.id}: ${node.html.slice(0, 160)}`);
  }
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (content > window) found(file, where, `the page is ${content} pixels wide`);
}

async function check(browser, file) {
  const url = pathToFileURL(file).href;
  for (const look of LOOKS) {
    const page = await browser.newPage({ viewport: { width: look.width, height: 900 }, colorScheme: look.scheme });
    page.on("request", (request) => {
      if (request.url() !== url) found(file, look.name, `asks for ${request.url()}`);
    });
    page.on("pageerror", (error) => found(file, look.name, `script: ${error.message}`));
    await page.goto(url);
    await page.evaluate(axe.source);
    await judge(page, file, look.name);
    if (look.name === "wide light") await use(page, file);
    await page.close();
  }
  const still = await browser.newContext({ javaScriptEnabled: false });
  const page = await still.newPage();
  await page.goto(url);
  checks += 1;
  if (await page.locator("button:visible").count()) found(file, "without script", "buttons that do nothing are shown");
  await still.close();
}

/** Filters and sorts as a reader does with the keyboard, and looks whether it did. */
async function use(page, file) {
  const where = "in use";
  const rows = () => page.locator("table.matrix tr[data-status]:visible").count();
  const all = await rows();
  const filter = page.locator(".tools button[data-status]").first();
  if (await filter.count()) {
    const status = await filter.getAttribute("data-status");
    const wanted = await page.locator(`table.matrix tr[data-status="${status}"]`).count();
    await filter.focus();
    await page.keyboard.press("Space");
    if ((await rows()) !== wanted) found(file, where, `the filter ${status} shows ${await rows()} rows, not ${wanted}`);
    if ((await filter.getAttribute("aria-pressed")) !== "true") found(file, where, "a pressed filter does not say so");
    await page.locator(".tools [data-all]").press("Enter");
    if ((await rows()) !== all) found(file, where, "not all rows come back");
  }
  const head = page.locator("table.matrix thead th[data-sort]").first();
  if (await head.count()) {
    const table = page.locator("table.matrix").first();
    const names = () => table.locator("tr[data-status]:visible th").allInnerTexts();
    const before = await names();
    for (const expected of ["ascending", "descending", null]) {
      await head.locator("button").press("Enter");
      if ((await head.getAttribute("aria-sort")) !== expected) found(file, where, `aria-sort is not ${expected}`);
      if ((await names()).length !== before.length) found(file, where, "sorting loses rows");
      if (expected === "ascending") await judge(page, file, "sorted");
    }
    if ((await names()).join("\n") !== before.join("\n")) found(file, where, "the first order does not come back");
  }
}

let browser;
try {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
} catch (error) {
  console.error(`Chromium cannot be started (apt-get install chromium, or set CHROMIUM): ${error.message.split("\n")[0]}`);
  process.exit(2);
}
for (const file of files) await check(browser, file);
await browser.close();
console.log(`${files.length} pages, ${checks} checks, ${findings} findings`);
process.exit(findings === 0 ? 0 : 1);
