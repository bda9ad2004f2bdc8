/** What stands in a draft where the editor still has to write or read; nothing that holds it is ever taken into use. */

/** In either language, whichever the draft was made in. A remark above a point is none. */
export const isMarked = (text: string): boolean => /\bTODO\b|【待办】/.test(text) && !/^\s*#/.test(text)

export const unmarked = (text: string): string => text.replace(/^(?:TODO|【待办】) ?/, '')
