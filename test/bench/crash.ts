export const benchCrash = async (_kills: number) => {}
