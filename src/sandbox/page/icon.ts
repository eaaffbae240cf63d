const paths = {
  hash: "M9.5 4 8 20M16 4l-1.5 16M4.5 9h16M3.5 15h16",
  at: "M12 8.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6Zm3.8-.4v5.4a2.6 2.6 0 0 0 5.2 0V12a9 9 0 1 0-3.6 7.2",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M4.9 4.9l1.8 1.8M17.3 17.3l1.8 1.8M4.9 19.1l1.8-1.8M17.3 6.7l1.8-1.8",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  sliders:
    "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z",
  close: "M6 6l12 12M18 6 6 18",
  chevron: "m6 9.5 6 6 6-6",
  reply: "M4 18v-5a4 4 0 0 1 4-4h12",
  file: "M6 3h8l5 5v13H6V3Zm8 0v5h5",
  out: "M9 5H5v14h14v-4M13 5h6v6M19 5l-8 8",
  restart: "M4.5 12a7.5 7.5 0 1 1 2.3 5.4M4.5 20v-4.5H9",
  warn: "M12 4 2.5 20h19L12 4Zm0 6v5M12 17.6v.1",
  calendar: "M4 6.5h16V20H4V6.5Zm0 4.5h16M8.5 3.5v5M15.5 3.5v5",
  pin: "M9 3.5h6l-.7 6.5 3.2 3.5h-11L9.7 10 9 3.5ZM12 13.5V20.5",
  silent: "M6.5 17V11a5.5 5.5 0 0 1 8.6-4.5M17.5 11v6M4.5 17h15M10.5 20h3M4 4l16 16",
  thread: "M4 5h16v11H11l-4 3.5V16H4V5ZM8 9h8M8 12.2h5",
  horn: "M4 10v4h3l9 4.5v-13L7 10H4ZM19 9.5a3.5 3.5 0 0 1 0 5M8 14.5l1.2 4.5h2.3l-1-3.6",
  forum: "M4 4.5h12v8H8.5L4 16V4.5ZM19 8.5h1.5V20L16.5 17H9.5v-1.5",
  people:
    "M9 5.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM3 19c.4-3.2 2.8-5 6-5s5.6 1.8 6 5M16 6.2a2.7 2.7 0 0 1 0 5M17.5 14.5c2 .7 3.2 2.3 3.5 4.5",
  more: "M5.5 12h.1M12 12h.1M18.5 12h.1",
} as const;

export type Icon = keyof typeof paths;

export function icon(name: Icon): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const attributes = { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
