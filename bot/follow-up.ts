/** Questions that lean on the one before: "那转学呢？", "and for my wife?", "多久？". */

/** What was asked just before, and what answered it. */
export interface Topic {
  question: string
  policy?: string
  points: string[]
}

/** A question that leans on the one before: it starts like one, or is a few words with "呢". */
export const isFollowUp = (text: string): boolean => {
  const t = text.trim().toLowerCase()
  return (
    (/^(那|那么|那要是|如果是|还有|另外|换成|要是|and\b|what about|how about|what if|and if|also\b|or\b|then\b)/.test(
      t,
    ) &&
      t.length < 60) ||
    (/呢[？?]?$/.test(t) && t.length < 16)
  )
}

/** Both as one question; what is new counts twice. */
export const joined = (topic: Topic, text: string): string => `${topic.question} ${text} ${text}`
