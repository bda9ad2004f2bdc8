/** Before all tests: the dictionary by which words of one language are held against those of the other. */
import { loadDictionary } from '../knowledge/retrieval/dictionary.ts'

export default () => {
  loadDictionary()
}
