export interface PageShell {
  title: string;
  /** Address of the script and of the style sheet. */
  script: string;
  style: string;
  /** Fresh for every page; the script runs by it alone. */
  nonce: string;
  /** Where style sheets may come from. */
  cspSource: string;
}

/** A static page: our script by nonce, our style sheet, nothing inline, nothing from anywhere else. */
export function pageShell({ title, script, style, nonce, cspSource }: PageShell): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>${title.replace(/[&<>"]/gu, "")}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
