/** Calls that carry files, and where a file is fetched from. */
import { readAround, readCaption, readKeyboard } from './server-content.ts'
import type { Args } from './server-http.ts'
import type { Method } from './server-methods.ts'
import { badRequest, type Content, type FileInfo, Refusal } from './server-types.ts'
import type { World } from './server-world.ts'

const LARGEST_DOWNLOAD = 20 * 1024 * 1024
const LARGEST_UPLOAD = 50 * 1024 * 1024
const LARGEST_PHOTO = 10 * 1024 * 1024
const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  html: 'text/html',
  csv: 'text/csv',
  txt: 'text/plain',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** An uploaded file (also by `attach://name`), or one that is known already by its file_id. */
const readFile = (args: Args, field: string, folder: string, world: World): FileInfo => {
  const named = args.text(field)
  const upload = args.upload(named?.startsWith('attach://') ? named.slice('attach://'.length) : field)
  if (!upload) {
    const known = world.files.get(named ?? '')
    if (!named) throw badRequest(`there is no ${field} in the request`)
    if (!known) throw badRequest('wrong file identifier/HTTP URL specified')
    const { path: _path, bytes: _bytes, ...info } = known
    return info
  }
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
  if (upload.bytes.length > LARGEST_UPLOAD) throw new Refusal(413, 'Request Entity Too Large')
  // Telegram tells the type from the name, whatever the sender says it is.
  const mime_type = TYPES[/[^.]+$/.exec(upload.name.toLowerCase())?.[0] ?? ''] ?? 'application/octet-stream'
  return world.keep(upload.bytes, { file_name: upload.name, mime_type }, folder)
}

type Kind = 'document' | 'photo' | 'voice' | 'audio'

const sendFile =
  (field: Kind, folder: string): Method =>
  (args, { world }) => {
    const room = world.writable(args.text('chat_id'))
    const caption = readCaption(args)
    const around = readAround(args, room, world)
    const reply_markup = readKeyboard(args)
    const file = readFile(args, field, folder, world)
    // “Your audio must be in the .MP3 or .M4A format.”
    if (field === 'audio' && !/^audio\/(mpeg|mp4)$/.test(file.mime_type ?? ''))
      throw badRequest('wrong type of the web page content')
    if (field === 'photo' && file.file_size > LARGEST_PHOTO) throw badRequest('file is too big')
    return world.post(room, world.bot, { ...contentOf(field, file), ...caption, reply_markup }, around)
  }

export const contentOf = (field: Kind, file: FileInfo): Content => {
  const { file_name: _name, mime_type, ...bare } = file
  if (field === 'photo') return { photo: [{ ...bare, width: 1280, height: 960 }] }
  if (field === 'voice') return { voice: { ...bare, mime_type, duration: 3 } }
  return field === 'audio' ? { audio: { ...file, duration: 3 } } : { document: file }
}

const getFile: Method = (args, { world }) => {
  const file = world.files.get(args.text('file_id') ?? '')
  if (!file) throw badRequest('invalid file_id')
  if (file.file_size > LARGEST_DOWNLOAD) throw badRequest('file is too big')
  const { file_id, file_unique_id, file_size, path } = file
  return { file_id, file_unique_id, file_size, file_path: path }
}

/** What stands under `/file/bot<token>/<path>`. */
export const download = (world: World, path: string): Uint8Array => {
  const file = [...world.files.values()].find((other) => other.path === path)
  if (!file) throw new Refusal(404, 'Not Found')
  return file.bytes
}

export const fileMethods = {
  sendDocument: sendFile('document', 'documents'),
  sendPhoto: sendFile('photo', 'photos'),
  sendVoice: sendFile('voice', 'voice'),
  sendAudio: sendFile('audio', 'music'),
  getFile,
}
