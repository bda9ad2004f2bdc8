export interface Screening { kind: 'screening' }
