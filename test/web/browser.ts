/** A headless Chromium for the tests of the page, if there is one. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']

/** CHROMIUM_PATH, or the first Chromium on the PATH; undefined when there is none. */
export const findChromium = (): string | undefined => {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : undefined
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file))
}

/** What to say when there is none. */
export const howToGetChromium =
  'no Chromium found: `apt-get install chromium` (Debian, Ubuntu), `brew install --cask chromium` (macOS), or set CHROMIUM_PATH to any Chrome or Chromium'

export const openBrowser = async (): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(howToGetChromium)
  return chromium.launch({
    executablePath,
    env: { ...process.env, LANG: process.env.LANG ?? 'C.UTF-8' }, // else names of files in Chinese are lost
    args: [
      '--no-sandbox', // a container's root has no sandbox; the tests open only our own page
      '--headless',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
