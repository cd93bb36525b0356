/** Every shortcut of the desk, as the list under `?` shows it. */
export const SHORTCUTS = [
  {
    title: "Anywhere",
    shortcuts: [{ keys: ["?"], does: "Show this list" }],
  },
  {
    title: "Leads",
    shortcuts: [
      { keys: ["/"], does: "Search" },
      { keys: ["Enter"], does: "Open the lead's details" },
    ],
  },
  {
    title: "Submissions",
    shortcuts: [
      { keys: ["/"], does: "Search" },
      { keys: ["Enter"], does: "Open the submission's details" },
    ],
  },
  {
    title: "Check rows of an import",
    shortcuts: [
      { keys: ["Enter"], does: "Change the cell" },
      { keys: ["Tab"], does: "Go to the next problem" },
    ],
  },
  {
    title: "Add lead",
    shortcuts: [
      { keys: ["Enter"], does: "Go to the next field" },
      { keys: ["Ctrl / ⌘", "Enter"], does: "Submit the lead" },
      { keys: ["Ctrl / ⌘", "Shift", "Enter"], does: "Submit and add another" },
    ],
  },
];
