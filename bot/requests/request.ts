import type { Address, Language } from '../ports.ts'
export interface ServiceRequest { number: string; applicant: Address; language: Language }
export interface RoleState { members: Address[]; codes: { code: string; expires: number }[] }
