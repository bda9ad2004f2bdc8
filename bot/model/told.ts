/** That an outside language model has a part in answers: said where people are told about their data, and only when it has. */
import type { Talk } from '../talk.ts'

export const modelNote = ({ world, t }: Talk): string[] => (world.model || world.meaning ? [t('model.privacy')] : [])
