const machinePath = /(?:^|[\s"'`(=:])(\/(?:work|home|root|Users|tmp|var\/tmp)\/[\w.-]+)/;
const registryAddress = /https?:\/\/[\w.-]*(?:registry|artifact|nexus|mirror)[\w.-]*/i;

/**
 * Lines that name a path of one machine or the address of a package registry: neither belongs to the product.
 * @param {string} file @param {string} text
 * @returns {string[]}
 */
export function privateWords(file, text) {
  return text.split("\n").flatMap((line, at) => {
    const found = machinePath.exec(line)?.[1] ?? registryAddress.exec(line)?.[0];
    return found ? [`${file}:${at + 1} names ${found}`] : [];
  });
}
