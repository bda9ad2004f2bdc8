/** Where things are, as the environment or the file `.env` in the working folder says. */

/** Takes variables from `.env`, if there is one; what is set in the environment wins. */
export const loadDotEnv = (): void => {
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT')
      throw new Error(`.env can't be read (${code}): make it readable or remove it`, { cause: error })
  }
}

/** The knowledge folder: KNOWLEDGE_DIR, or `./knowledge`. */
export const knowledgeFolder = (): string => {
  loadDotEnv()
  return process.env.KNOWLEDGE_DIR || './knowledge'
}
