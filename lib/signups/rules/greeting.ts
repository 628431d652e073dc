/**
 * The first name with which a mail may greet whoever signed up before staff have looked: empty where mail readers would
 * make a link of it, because anybody can have that mail sent to anybody.
 */
export function greetedName(firstName: string): string {
  return /\.\p{L}{2}/u.test(firstName) ? "" : firstName;
}
