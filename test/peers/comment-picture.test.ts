/** Pictures of the comment, made by Chromium, for people to look at; and what can be measured of them. */
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderComment } from '#render';
import type { Report } from '#report';
import { commentPage } from '../support/github-page.ts';
import { sampleReports } from '../support/sample-reports.ts';

const CHROMIUM = process.env['SLUICE_CHROMIUM'] ?? '/usr/bin/chromium';
const PICTURES = process.env['SLUICE_PICTURES'] ?? join(tmpdir(), 'sluice-comment-pictures');

const SCREENS = { wide: { width: 900, height: 900 }, phone: { width: 390, height: 844 } } as const;
type Situation = readonly [name: string, sample: () => Report];

const SCHEMES = ['light', 'dark'] as const;

describe.skipIf(!existsSync(CHROMIUM))(`a comment in Chromium (${existsSync(CHROMIUM) ? PICTURES : `${CHROMIUM} is absent: apt-get install chromium`})`, () => {
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    browser = await chromium.launch({ executablePath: CHROMIUM });
  });

  afterAll(async () => {
    await browser.close();
  });

  const show = async (
    [name, sample]: Situation,
    screen: keyof typeof SCREENS,
    options: { readonly scheme?: 'light' | 'dark'; readonly open?: boolean } = {},
  ): Promise<Page> => {
    const { scheme = 'light', open = false } = options;
    const page = await browser.newPage({ viewport: SCREENS[screen], colorScheme: scheme });
    await page.setContent(commentPage(renderComment(sample()), { open }));
    await page.screenshot({ path: join(PICTURES, `${name}-${screen}-${scheme}${open ? '-open' : ''}.png`), fullPage: true });
    return page;
  };

  for (const situation of Object.entries(sampleReports)) {
    const [name] = situation;
    it(`shows the situation ${name} without overflowing a phone`, async () => {
      for (const screen of Object.keys(SCREENS) as (keyof typeof SCREENS)[]) {
        for (const scheme of SCHEMES) await (await show(situation, screen, { scheme })).close();
      }
      const page = await show(situation, 'phone', { open: name !== 'huge' });
      // Tables scroll by themselves; the page must not.
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      await page.close();
    });
  }
});
