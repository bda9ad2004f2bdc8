// @ts-check
/**
 * Draws a file: a picture of its kind, its name, its size, and where it can be had.
 * @import { Words } from './words.js'
 */
import { make } from './text.js'

/** @typedef {{ name: string, type: string, size: number }} Shown */

/** As the server's limit. */
export const largestFile = 10 * 1024 * 1024
/** A larger picture is fetched only when it is opened: somebody may be paying by the megabyte. */
const largestPreview = 5 * 1024 * 1024
/** What browsers can show. */
const pictures = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']

/** In units that people know, rounded up: 340 KB, 1.2 MB. @param {number} bytes */
export const printSize = (bytes) => {
  if (bytes < 1000) return `${bytes} B`
  const kilobytes = Math.ceil(bytes / 1024)
  return kilobytes < 1000 ? `${kilobytes} KB` : `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB`
}

/** @param {Shown} file @param {string} address @param {Words} words @param {boolean} [previews] */
export const drawFile = (file, address, words, previews = true) => {
  const isPicture = pictures.includes(file.type)
  const link = document.createElement('a')
  link.className = 'file'
  link.href = address
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  link.title = words.t(isPicture ? 'file-open' : 'file-save', { name: file.name })
  if (previews && isPicture && file.size <= largestPreview) link.append(drawPreview(address, words))
  link.append(...drawRow(file))
  return link
}

/** One on its way, or chosen to be sent. @param {Shown} file */
export const drawLocalFile = (file) => {
  const row = make('div', 'file')
  row.append(...drawRow(file))
  return row
}

/** @param {string} address @param {Words} words */
const drawPreview = (address, words) => {
  const image = document.createElement('img')
  image.alt = ''
  image.loading = 'lazy'
  image.decoding = 'async'
  image.addEventListener('error', () => {
    const size = image.parentElement?.querySelector('small')
    // Nothing but the file being gone keeps a picture of the same page from being shown, unless the network is.
    if (size && navigator.onLine) size.textContent = words.t('file-lost')
    image.remove()
  })
  image.src = address
  return image
}

/** @param {Shown} file */
const drawRow = ({ name, type, size }) => {
  const row = make('span', 'row')
  const said = make('span', 'named')
  // Whichever way the name is written, it must not turn round what stands beside it.
  const called = make('bdi', '', name)
  said.append(called, make('small', '', printSize(size)))
  row.append(drawIcon(type), said)
  return [row]
}

const sheet = 'M6 3h8l5 5v13H6zM14 3v5h5'
/** @type {[kind: RegExp, path: string][]} */
const icons = [
  [/^image\//, 'M4 5h16v14H4zM4 16l4.500-4.500 4 4 2.500-2.500 5 5M15.500 9.500h.01'],
  [
    /^audio\//,
    'M9 18V6l10-2v12M9 18a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0zM19 16a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z',
  ],
  [/sheet/, `${sheet}M9 12h7M9 15h7M9 18h7M12.500 12v6`],
  [/./, `${sheet}M9 13h7M9 16.500h5`],
]

/** @param {string} type */
const drawIcon = (type) => {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', icons.find(([kind]) => kind.test(type))?.[1] ?? sheet)
  icon.append(path)
  return icon
}
