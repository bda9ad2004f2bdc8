/** Before all tests: the dictionary by which words of one language are held against those of the other. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** In a process of its own: the loader of the setup can't tell where a package lies, and nothing would be made. */
export default () => {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', 'knowledge', 'retrieval', 'dictionary.ts')], {
    stdio: 'inherit',
  })
}
