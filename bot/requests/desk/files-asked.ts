/** 附件, 看看材料, “show me the files”: a member asks for what an applicant has sent. */
import { anyOf } from '../../../knowledge/any-of.ts'
import type { Talk } from '../../talk.ts'
import { tellApart } from '../card.ts'
import { showFiles } from './handle.ts'
import { longestList, visible } from './list.ts'

const words = anyOf(
  /^\/?(?:请|麻烦)?(?:查看|看看|看下|看一下|看|打开|发给?我)?(?:申请人|他|她|对方)?(?:(?:发来?|传|交)?的)?(?:所有|全部)?(?:附件|材料|照片|文件)[。.!！]?$/i,
  /^\/?(?:please )?(?:(?:show|send|open|view|see)(?: me)? )?(?:all )?(?:the |his |her |their )?(?:files?|attachments?|photos?)[.!]?$/i,
)

export const asksFiles = (text: string): boolean => words.test(text.trim())

/** False where nobody has sent a file: then the words mean something else. */
export const hearFilesAsked = async (talk: Talk, text: string): Promise<boolean> => {
  if (!asksFiles(text)) return false
  const { mine, elsewhere } = await visible(talk)
  const withFiles = (requests: typeof mine) => requests.filter(({ files = [] }) => files.length > 0)
  const own = withFiles(mine)
  const found = own.length > 0 ? own : withFiles(elsewhere)
  const [only, another] = found
  if (only && !another) await showFiles(talk, only.number)
  else if (only)
    talk.say({
      text: talk.t('desk.files-which'),
      choices: found.slice(0, longestList).map((request) => ({
        id: `desk:files:${request.number}`,
        label: [request.number, ...tellApart(talk.world.knowledge, request, talk.language)].join(' '),
      })),
    })
  return only !== undefined
}
