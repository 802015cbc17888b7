export const town = 'Qala';
