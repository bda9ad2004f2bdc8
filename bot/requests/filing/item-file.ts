/** A file while a request is being filed: for the item that wants one, else with the request. */
import { type Item, itemsFor } from '../../../knowledge/services.ts'
import { isVoice, namedApart } from '../../attachment.ts'
import type { Attachment } from '../../channel.ts'
import type { Talk } from '../../talk.ts'
import { mostFiles } from '../request.ts'
import { lead } from './answers.ts'
import { current, openDraft, prompt } from './draft.ts'

/** `hear`: what the open filing makes of the words that came with it. */
export const hearFileForItem = async (
  talk: Talk,
  sent: Attachment,
  text: string,
  hear: (text: string) => Promise<boolean>,
): Promise<boolean> => {
  const here = openDraft(talk)
  if (!here) return false
  const { draft, service } = here
  // What is said in a voice message would be neither read as an answer nor checked by the person.
  if (isVoice(sent)) {
    await prompt(talk, true, lead(talk, 'files.voice'))
    return true
  }
  if (!draft.consent) {
    await prompt(talk, true, lead(talk, 'files.consent-first', { file: sent.name }))
    return true
  }
  if ((draft.files?.length ?? 0) >= mostFiles) {
    await prompt(talk, true, lead(talk, 'files.too-many', { most: mostFiles, file: sent.name }))
    return true
  }
  const open = itemsFor(service, draft.answers).filter(({ id }) => draft.answers[id] === undefined)
  const asked = current(here)
  const item = [asked, ...open].find((one) => one && takesFile(one, sent))
  if (!item && asked?.kind === 'photo') {
    await prompt(talk, false, lead(talk, 'files.photo-wanted', { file: sent.name }))
    return true
  }
  // A second file for the same item takes the place of the first.
  const others = (draft.files ?? []).filter((one) => !item || one.item !== item.id)
  const file = namedApart(sent, others)
  draft.files = [...others, { ...file, from: 'applicant', ...(item ? { item: item.id } : {}) }]
  const values = { file: file.name, item: item?.label[talk.language] ?? '' }
  talk.say(talk.t(item ? 'files.answers' : 'files.added', values))
  if (item) {
    draft.answers[item.id] = file.name
    draft.from = { ...draft.from, [item.id]: talk.incoming.id }
  }
  if (item && draft.editing === item.id) delete draft.editing
  // What stands below the photo that was asked for describes it, and answers nothing else.
  if (text !== '' && item !== asked && (await hear(text))) return true
  await prompt(talk)
  return true
}

const takesFile = (item: Item, { type }: Attachment): boolean =>
  item.kind === 'file' || (item.kind === 'photo' && type.startsWith('image/'))
