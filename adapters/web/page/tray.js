// @ts-check
/**
 * Files chosen to be sent: by the button, dropped on the page, or pasted. They wait beside the words until both go.
 * @import { Words } from './words.js'
 */
import { drawLocalFile, largestFile, printSize } from './file.js'
import { button, make } from './text.js'

const most = 10

/** @param {string} id @returns {HTMLElement} */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id))

/** @param {Words} words @param {{ changed: () => void, complain: (says: string) => void }} given */
export const createTray = (words, { changed, complain }) => {
  const { t } = words
  const tray = find('tray')
  const choose = /** @type {HTMLButtonElement} */ (find('attach'))
  const input = /** @type {HTMLInputElement} */ (find('files'))
  const text = find('text')
  /** @type {File[]} */
  let files = []

  const draw = () => {
    tray.hidden = files.length === 0
    tray.replaceChildren(
      ...files.map((file) => {
        const entry = make('li')
        const out = button('✕', () => {
          files = files.filter((one) => one !== file)
          update()
          text.focus()
        })
        out.className = 'round'
        out.title = t('file-take-out', { name: file.name })
        out.ariaLabel = out.title
        entry.append(drawLocalFile(file), out)
        return entry
      }),
    )
  }
  const update = () => {
    draw()
    changed()
  }

  /** @param {Iterable<File>} chosen */
  const add = (chosen) => {
    const said = []
    for (const file of chosen) {
      const { name, size } = file
      if (size === 0) said.push(t('file-empty', { name }))
      else if (size > largestFile)
        said.push(t('file-too-large', { name, size: printSize(size), limit: printSize(largestFile) }))
      else if (files.length === most) {
        said.push(t('file-too-many', { limit: most }))
        break
      } else files.push(file)
    }
    update()
    if (said.length > 0) complain(said.join('\n'))
    text.focus()
  }

  choose.addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    add(input.files ?? [])
    input.value = '' // or the same file could not be chosen again
  })
  text.addEventListener('paste', (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])]
    // Copied from a table or a text, words come with a picture of themselves.
    if (pasted.length === 0 || event.clipboardData?.types.includes('text/plain')) return
    event.preventDefault()
    add(pasted)
  })

  const holdsFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false
  /** @param {boolean} over */
  const mark = (over) => document.body.classList.toggle('dropping', over)
  addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault() // else the browser would leave the page for the file
    mark(true)
  })
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) mark(false)
  })
  addEventListener('drop', (event) => {
    mark(false)
    if (!holdsFiles(event)) return
    event.preventDefault()
    // A folder comes as a file that can't be read.
    const entries = [...(event.dataTransfer?.items ?? [])].filter((item) => !item.webkitGetAsEntry()?.isDirectory)
    add(entries.flatMap((item) => item.getAsFile() ?? []))
  })

  return {
    isEmpty: () => files.length === 0,
    /** Gives the files to be sent and is empty then. */
    take: () => {
      const taken = files
      files = []
      draw()
      return taken
    },
    name: () => {
      choose.ariaLabel = t('attach')
      choose.title = t('attach')
      tray.ariaLabel = t('files-chosen')
      document.body.dataset.drop = t('file-drop')
      draw()
    },
  }
}
