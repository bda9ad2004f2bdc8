import re
s=open('ARCHITECTURE.md').read()
a=s.index('## Knowledge and answers'); b=s.index('## How answers are measured')
sec='''## Knowledge and answers
What was measured for these rules, and what was tried and dropped, stands in [knowledge/MEASURED.md](knowledge/MEASURED.md):
read it before you try a new rule.

### What the documents give
- A **clause** is found in `source.txt` by the document's own numbering (`knowledge/clauses.ts`); `policy.yaml` names the
  numbering styles and the parts without a number.
- A **point**, also called a statement, states one clause in both languages, with **asks**: questions that people would ask
  of it. So a Chinese question finds an English document without a translation call, and the reader gets our
  translation, marked as unofficial, beside the clause as issued.
- **Chapters** of a document about several things (a subsidy, a permit) tell which of them a statement is about
  (`knowledge/chapters.ts`).
- `policy.yaml` also names the points that answer what is asked of the document as a whole (`overview`), that say whom it is
  for (`main`) and whether it holds (`holds`).
- A **programme** is the documents that share a name: a notice and its implementing rules.
- A **matter** is what stands in one clause, is told with or differs from it, or belongs to the clauses of one service
  (`bot/answers/matter.ts`).
- Words: `glossary.yaml` (words that mean the same, in both languages: one concept of the search, one thing of the rules),
  `places.yaml`, `uncovered.yaml` (subjects that no document covers), `aspects.yaml` (kinds of what people ask of a thing),
  `common.yaml` (words that name no subject).

A score alone can't tell a question inside the domain that no document answers (a **near** question) from one that a
document does answer. So checks of evidence decide, in a fixed order.

### The path of a question
`question/` and `retrieval/` are folders of `knowledge/`; the other files are in `bot/answers/`. A `Corpus` (`corpus.ts`)
holds the documents, their search and what reads a question; a `Query` (`grounds.ts`) the words, the policies that may
answer and what they lean on.

| | what is decided | file |
| --- | --- | --- |
| 1 | what it may lean on: the service being filed, else what was spoken of | `room.ts` |
| 2 | told of another question of the open check: leads back to the one asked | `room.ts` (`isOutOfTurn`) |
| 3 | the writer's own name, phone or e-mail is taken out | `own-contacts.ts` |
| 4 | several questions in one message: 5 to 15 for each of them | `severally.ts`, `question/several.ts` |
| 5 | which policies may answer at the time it asks about | `question/as-of.ts` |
| 6 | nothing asked: small talk, a number, a name, what is told of a person | `nothing-asked.ts` |
| 7 | whether it leans on the question before ([Follow-ups](#follow-ups)) | `leaning.ts`, `follow-up.ts` |
| 8 | two things compared: each is asked for by itself | `compare.ts`, `question/comparison.ts` |
| 9 | asked of a document, not of what it says: does it hold, which of two does | `of-documents.ts` |
| 10 | what it names and asks for ([below](#what-is-read-in-a-question)) | `question/question.ts` |
| 11 | which statements are found | `retrieval/retrieve.ts` |
| 12 | which of them it is about, and which give the kind of fact asked for | `grounds.ts` |
| 13 | answered or declined, and by which points ([below](#answered-or-declined)) | `decide.ts` |
| 14 | in a conversation: whether that led astray ([Follow-ups](#follow-ups)) | `going-on.ts` |
| 15 | which figure or office the question states wrongly | `premises.ts`, `question/premise.ts` |
| 16 | not answered: whether it asked for anything, or was meant for an applicant | `room.ts` |
| 17 | the words ([What is said](#what-is-said)) | `compose*.ts` |
| 18 | what the next question leans on; what is kept for the editor | `follow-up.ts`, `kept-question.ts` |

- Step 4: four at most; each gets its clauses or is declined by itself, and may lean on the one before. Questions that one
  answer covers stand above it together, so that none seems unheard.
- Step 8: both are told beside each other, without a verdict.
- Step 11: our own BM25 (`knowledge/search.ts`) over statements and over asks. Words of one concept count as one; an ask that
  is nearly the question counts more.
- Step 12: a statement holds enough of a question or it does not (`isEnough`); what is nearly one of its asks does, however
  short.

### What is read in a question
| what | file in `knowledge/question/` |
| --- | --- |
| 卡 and 证 that nothing else names are the talent card, “papers” those handed in | `senses.ts` |
| names of the other language are put into that of the sentence | `one-language.ts` |
| places; not where somebody comes from, a nationality or a language | `places.ts` |
| the kind of fact: an amount, a phone number, …; whether a statement gives it | `kinds.ts`, `kind-words.ts`; `given.ts` |
| who, where, when, how; a duty (必须…吗); what to do when something fails (…不了怎么办) | `sought.ts` |
| the act of a yes-or-no question (旁听, “wear a tie”), who is to do it, its verb | `act.ts` |
| the thing of “which bus?”; one of two things; what is needed or covered; why | `thing.ts` |
| a kind of something: “what kind of photo?” | `kind-of.ts` |
| a day of the year: “I missed April 30” is told by the clause that names it | `days.ts` |
| aspects: who keeps it, whether one may choose, what follows from being late | `aspects.ts` |
| a **need**: what is asked of a document as a whole (东莞学历要求) | `needs.ts` |
| whether somebody qualifies: “can a chef apply in Beijing?” | `qualifies.ts` |
| what is told of a person, and asks nothing | `told.ts` |
| a subject told by how it is put: predictions, opinions, errands, disputes, one's own case | `turns.ts` |
| what is stated as a fact of the rules: “valid for 5 years, right?” | `premise.ts`, `quantities.ts` |

- The little words of a sentence tell its language (`languageOf` in `knowledge/retrieval/text.ts`).
- A question has a need when it has words of that need, in whatever order, and else only words that name no subject. Every
  statement of the place is about as near to it, so an editor says which answer it; `add` drafts that
  (`knowledge/add/overview.ts`). A question that asks for anything besides is searched.
- What describes a person is no subject by itself: a chef asks nothing about food.
- A figure in the question is no evidence. What people tell of themselves is no premise.
- Long patterns here and elsewhere stand a line for each wording (`anyOf`), so that one is found and changed by itself.

### Answered or declined
The checks of `bot/answers/decide.ts` in their order. The first that decides does.

| check | what it decides |
| --- | --- |
| `elsewhere` | a place without documents: declined |
| `comparesPlaces` | two places and nothing else: the titles of their documents; `main` is cited |
| `onlyPlace` | a place alone: the titles of its documents |
| `whichProgramme` | a need, and no programme named: each of one or two answers, of more it is asked back |
| `asksOfService` | after what a service does: who may apply in one's place, how, how long (`of-service.ts`) |
| `asksOfTheWhole` | a need of a place or document: what its `overview` names; `[]` says that it does not state it |
| `uncoveredSubject` | a subject of `uncovered.yaml`: declined |
| `person` | whether somebody qualifies: the conditions and a check, never yes or no |
| `unknownName` | a scheme or an institution that nothing knows: declined |
| `ofFamily` | “and my wife?” where no statement of the place is about her: declined |
| `kindAlone` | a kind of fact and hardly a word else, not given (“what does the card cost?”): declined |
| `tooLittle` | too little of the question is found: declined |
| `anyStatement` | no kind of fact and no aspect is asked for: the best statement, if it says what is asked |
| `sumOfNothing` | “how much?” alone: a sum of money elsewhere in the documents is not it |
| `whatGivesIt` | statements that give the kind of fact asked for, if they are about the same thing |
| `whatGivesItInside` | those of them that belong to what was just told |
| `kindMissing` | what is missing, by its name: declined |
| `bestAfterAll` | the best statement, if it says what is asked; else declined |

- `uncoveredSubject` leaves alone what the documents asked about do tell of (`uncovered.ts`), and what an ask much like the
  question has with that very word.
- `person` tells the condition about just that first, if there is one, then whom each document named is for.

**Whether a statement says what is asked** (`saysWhatIsAsked` in `relation.ts`). In this order, these must be told:
1. each thing and word of the question, somewhere by the documents of the programme or in their asks: a lost confirmation
   letter is not answered where only cards are replaced (`spoken-of.ts`);
2. who, where, when, a duty or a failure, by the clause itself, unless an ask of the clause seeks the same. Statements tell
   these in too many ways to refuse one for its own words alone; of two that fit alike, the one that tells it comes first;
3. a reason, where it is asked why;
4. one of the two things between which it asks, and each word of what it asks to be needed or covered;
5. where a kind is asked for, what sets the thing apart: “a one-inch photo”, not only “a photo”.

An ask that is much like the question settles the rest. Else also:

6. the verb on which it hangs, even one that may be anything elsewhere (“can I withdraw it?”);
7. the thing of “which” and “what”, unless any statement gives it (`general` in `common.yaml`: an office, a step);
8. in English, each word on which a yes-or-no question hangs (`carries`; not those of `light` in `common.yaml`, with which
   anything may be asked), and in “what if …?” by a statement of that very case. Whether it is told is seen in both
   languages: what CC-CEDICT gives for “lend” stands in its Chinese, or in its asks (`knowledge/retrieval/meanings.ts`);
9. the act of a yes-or-no question, and who is to do it.

**Confidence** (`confidence.ts`) is fitted on the question sets; it decides nothing.

### Follow-ups
A conversation keeps a `Topic` (`follow-up.ts`): the last question, its policy and points, what was asked in vain since,
what was told of a person, and the documents that answered lately.

1. **Leaning** (`leaning.ts`), the first that fits:
   - what was asked of no programme is asked of the one that is named next;
   - “which is faster?” is asked of the two places last spoken of;
   - a **correction** (“不是东莞，是北京的”, `question/correction.ts`) asks the question before once more, also one that was
     declined;
   - what goes on after a declined question is asked together with that;
   - “these rules” are the document spoken of; a need without a name is that of the place or document as a whole;
   - what looks like a follow-up is read with the question before: its place, policy or kind of fact replaces the old one.
   What somebody tells before they ask is no part of what the next question leans on (`gistOf`), but counts for whether
   they qualify.
2. **Reading** (`readIn` in `grounds.ts`): a new subject keeps the old kind of fact only when a statement gives it about
   that subject.
3. **Ranking** (`grounds.ts`): what names no place or programme is answered from the matter spoken of where that fits about
   as well (`nearTo`), so 老婆呢 after household registration is no question about jobs. What was just told is the less
   likely answer.
4. **Deciding**: a bare “how long?” is asked of the very clauses told (`staysInside` in `decide.ts`), “and my wife?” of what
   the question before was about, else of its matter (`aboutBrought` in `grounds.ts`).
5. **Not away from what is spoken of** (`going-on.ts`): what names no place is answered from another one only where it
   names a thing of which no document here tells, or is nearly one of the other's asks; a length of time of nothing named
   is that of the matter. Else it is asked with the question before, which then declines it (`stayingHere`). Words that
   lead to another place's document, or nowhere, are asked with the question before, too, and so is what names hardly
   anything (几天交上去) where it would lead out of the matter (`isAstray`).
6. **Declined**, a follow-up shows the statement of the matter that comes nearest, and none of another place.

In the middle of a check or a filing (`composeAside`) the answer is the fact with its clause and the original, no more.

### What is said
- What answers comes first, then what belongs to it, then the notes: of what is unclear in a clause the first, and all of
  it with its original, as answers are read on a phone.
- Where two documents differ, both points say so (`differs`), and the answer gives both clauses.
- Where statements of two places stand together, each begins with its place; so does what another place than the one
  spoken of tells (`moved`).
- What the question has wrong comes before (`premises.ts`): it is turned into a question, and a statement with exactly one
  other figure of that unit, or another office, corrects it. What is said to be enough is corrected only where it lies
  beyond the bound (`question/quantities.ts`). An office put forward is left open in the search, and a figure where nothing
  is found with it.
- Asked for today, of a document that has ended: its standing comes first (`told-first.ts`), and where the documents are
  asked after as a whole, their end is all the answer (`of-documents.ts`).
- **Declined**: the reason, with the nearest statement or what is covered (`compose-declined.ts`), and up to three
  questions that are really answered, as choices (`near-questions.ts`, `nearest.ts`).
- **Kept for the editor** (`kept-question.ts`, `traces.ts`, `person-names.ts`): what asks for something, without names,
  firms, addresses and numbers. Details typed where nothing is open are not kept.

'''
s=s[:a]+sec+s[b:]
s=s.replace("does (see what was tried for near questions, above)","does (see what was [tried](knowledge/MEASURED.md#dropped) for near questions)")
open('ARCHITECTURE.md','w').write(s)
