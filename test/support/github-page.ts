/** Markdown as GitHub shows it in a comment, as far as micromark and GitHub's style sheet go. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** GitHub lets HTML through to its sanitiser, so it is let through here too. */
export function renderGfm(markdown: string): string {
  return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
}

/** A page with one comment on it; the content policy keeps whatever slips through from running. */
export function commentPage(markdown: string, { open = false }: { readonly open?: boolean } = {}): string {
  const css = readFileSync(createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'), 'utf8');
  const body = open ? renderGfm(markdown).replaceAll('<details>', '<details open>') : renderGfm(markdown);
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${css}
:root { color-scheme: light dark }
body { margin: 0; padding: 16px; background: light-dark(#fff, #0d1117) }
.comment { max-width: 800px; margin: 0 auto; border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; padding: 16px }
.markdown-body { font-size: 14px }
</style></head><body><div class="comment"><div class="markdown-body">${body}</div></div></body></html>`;
}
