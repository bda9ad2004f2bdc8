s=open('ARCHITECTURE.md').read()
s=s.replace("""   What somebody tells before they ask is no part of what the next question leans on (`gistOf`), but counts for whether
   they qualify.
""","""   - what somebody tells before they ask is no part of what the next question leans on (`gistOf`), but counts for whether
     they qualify.
""")
s=s.replace("its place, policy or kind of fact replaces the old one.\n","its place, policy or kind of fact replaces the old one;\n")
s=s.replace("whether a statement gives it | `kinds.ts`, `kind-words.ts`; `given.ts` |","does a statement give it | `kinds.ts`, `kind-words.ts`; `given.ts` |")
a=s.index("| room | file |"); b=s.index("A typed command is done at once only where")
rooms='''| room | file |
| --- | --- |
| questions, original, feedback | `bot/answers/room.ts`, `answer.ts` |
| eligibility dialogue | `bot/eligibility/` |
| the catalogue, a wish in one's own words, filing a request | `bot/requests/filing/` |
| desk of specialist and liaison; what is then done to a request | `bot/requests/desk/`; `act.ts`, `act-told.ts` |
| the desk page: its link in chat, used once, and its session | `desk/page-link.ts`, `adapters/web/desk*.ts` |
| groups with topics that work for a role | `bot/requests/forum/` |
| the applicant's requests, rating, remarks | `bot/requests/own/`, `applicant.ts` |
| a request as it is kept; its life, pure | `request.ts`; `actions.ts`, `step.ts`, `amend.ts`, `noted.ts` |
| whose role has a step: the employer's or district's own where they are named | `path.ts` (`roleOf`, `targetsOf`) |
| deadlines; what is overdue, told again | `alarms.ts`, `overdue.ts`, `knowledge/working-days.ts` |
| roles and codes, handing over, leaving | `bot/requests/roles/` |
| one person on several channels: linking, who is who; where what failed goes | `bot/persons/` |
| the month's report and the yearly questionnaire | `bot/supervision/` |
| reminders of a card's end; the report of the day after a service | `bot/reminders/` |

Files without a folder are in `bot/requests/`. The larger rooms:

| in `bot/requests/filing/` | file |
| --- | --- |
| the catalogue | `catalogue.ts` |
| a wish; what each clause of it does: asks, supposes, wishes; what was said with it | `wish.ts`, `word-patterns.ts`; `clauses.ts`; `said.ts` |
| the dialogue | `room.ts`, `begin.ts`, `answers.ts`, `item-file.ts`, `draft.ts`, `items.ts`, `identity.ts`, `file.ts` |
| filing in one's own words | `words.ts`, `everyday.ts`, `../speech.ts` |
| “how long” of the service being filed, or of the request just filed | `service-times.ts` |

| in `bot/requests/desk/` | file |
| --- | --- |
| the room; what an open entry hears; the list | `room.ts`; `hear-entry.ts`, `hear-purpose.ts`, `handle.ts`; `list.ts` |
| commands | `command.ts`, `command-words.ts`, `verb-words.ts`, `bare.ts`, `quote.ts` |
| several things in one message | `several.ts`, `several-words.ts` |
| misheard verbs, names and remarks | `about-one.ts`, `misheard.ts` |
| English as to a colleague: “need a passport copy for 0042” | `prose.ts` |
| regrets; a place in the list just shown (“完成 2 …”) | `undo.ts`; `list-shown.ts` |
| passing on, to a role by its name | `pass.ts`, `role-names.ts` |

| in other folders | file |
| --- | --- |
| own: the room, its words, asked-for progress; a change or a complaint nobody asked for | `room.ts`, `words.ts`, `progress-words.ts`; `remarks.ts` |
| roles: who is bound at a moment, pure; binding | `seats.ts`; `binding.ts`, `people.ts` |
| roles: handing over to a deputy or a successor, leaving | `handover.ts`, `handover-words.ts`, `unbind.ts`, `seating.ts` |
| roles: what a role holds then | `waiting.ts` |
| forum: what is said there, joining, topics of a request, what a channel reports | `forum.ts`, `join.ts`, `topics.ts`, `reports.ts` |
| supervision: counted from the audit log alone; set as alarms | `count.ts`; `schedule.ts` |
| employers and districts, for `path.ts` | `knowledge/employers.ts`, `knowledge/districts.ts` |

'''
s=s[:a]+rooms+s[b:]
open('ARCHITECTURE.md','w').write(s)
