export interface Filing { kind: 'filing' }
