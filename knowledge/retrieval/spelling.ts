/** One spelling for the forms of an English word that no rule of endings brings together: lost and lose, colour and color. */

/** The spelling that is searched for a lower-case word. */
export const oneSpelling = (word: string): string => bases.get(word) ?? american(word)

/** British endings as American ones; where a word has only one spelling, both the text and the question change alike. */
const american = (word: string): string => {
  if (word.length < 5) return word
  for (const [ending, as] of endings) if (ending.test(word)) return word.replace(ending, as)
  return word
}

const endings: [RegExp, string][] = [
  [/(?<=^.{3,})our(s|ed|ing|able|al|hood|hoods|er|ers|ist|ists|ite|ites)?$/, 'or$1'],
  // Not after v and c: advise and supervision, precise and precision share what Porter leaves of them.
  [/(?<=^.{2,}[^vc])is(e|ed|es|ing|er|ers|ation|ations|ational)$/, 'iz$1'],
  [/(?<=^.{2,})ys(e|ed|es|ing|er|ers)$/, 'yz$1'],
  [/(?<=^.{2,}[bt])re(s|d)?$/, 'er$1'],
  [/(?<=^(?:def|off|lic|pret))ence(s|d)?$/, 'ense$1'],
  [/(?<=program)me(s)?$/, '$1'],
  [/(?<=^.{3,})ogue(s)?$/, 'og$1'],
  [/dgement(s)?$/, 'dgment$1'],
  [/aem(?=i|o)/, 'em'],
  [/^paed/, 'ped'],
  [/aesth/, 'esth'],
]

/** A word and its other forms. Forms that are more often another word (left, rose, saw) are not here. */
const forms =
  'arise arose arisen; bear borne; beat beaten; become became; begin began begun; bend bent; bite bitten; blow blew blown; break broke broken; ' +
  'breed bred; bring brought; build built; buy bought; catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug; ' +
  'draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; ' +
  'flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; ' +
  'give gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known; lead led; ' +
  'lend lent; lose lost; make made; mean meant; meet met; overcome overcame; pay paid; ride rode ridden; ring rang rung; rise risen; run ran; ' +
  'say said; see seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; ' +
  'sing sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend spent; spin spun; spring sprang sprung; stand stood; ' +
  'steal stole stolen; stick stuck; strike struck; strive strove striven; swear swore sworn; sweep swept; swim swam swum; swing swung; ' +
  'take took taken; teach taught; tear torn; tell told; think thought; throw threw thrown; undergo underwent undergone; ' +
  'understand understood; undertake undertook undertaken; wake woke woken; wear wore worn; weep wept; win won; withdraw withdrew withdrawn; ' +
  'withhold withheld; write wrote written; die dying; lie lying; tie tying; ' +
  'child children; man men; woman women; foot feet; tooth teeth; mouse mice; goose geese; wife wives; knife knives; half halves; shelf shelves; ' +
  'thief thieves; wolf wolves; loaf loaves; ox oxen; criterion criteria; phenomenon phenomena; analysis analyses; thesis theses; crisis crises; ' +
  'basis bases; diagnosis diagnoses; hypothesis hypotheses; nucleus nuclei; fungus fungi; bacterium bacteria'

const bases = new Map(
  forms.split('; ').flatMap((group) => {
    const [base, ...others] = group.split(' ')
    return others.map((form) => [form, base as string] as const)
  }),
)
