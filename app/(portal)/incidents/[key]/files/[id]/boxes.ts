/** The boxes of a form, each as "left,top,width,height" in pixels of the picture; what is none is left for the command to refuse. */
export const boxesOf = (form: FormData) =>
  form.getAll("box").map((text) => {
    const [left, top, width, height] = String(text).split(",").map(Number);
    return { left, top, width, height };
  });
