export interface DeskEntry { kind: 'desk' }
