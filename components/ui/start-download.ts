/** By a link of its own: a refusal then ends as a failed download, and never takes the place of the page. */
export function startDownload(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
