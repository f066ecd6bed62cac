/** First names from all over; every accent decomposes into ASCII and a mark. */
export const firstNames: readonly string[] = `
  Aaliyah Adaeze Agnieszka Aiko Amara Amina Anjali Anouk Astrid Ayşe Beatriz Bogdan
  Camila Carlos Catarina Chidi Chloé Daan Dalia Devika Diego Eero Elif Emeka
  Emma Eszter Fatima Femke Freya Gabriel Giulia Hana Haruto Hugo Ibrahim Imani
  Inês Ingrid Isabel Ivo Jamal Jan Jasper Joana João Jürgen Kamala Karim
  Kavya Kenji Kwame Laila Lars Leïla Liam Lotte Lucía Luka Mads Maëlle
  Malik Mariam Marta Mateo Mei Mehmet Mila Min-jun Nadia Naoki Nia Nikhil
  Noor Oluwaseun Omar Pablo Paulo Petra Priya Rafael Rania Ravi Renée Rohan
  Sakura Samira Sanne Saoirse Sebastián Sigrid Siobhán Sofía Sora Sunita Tariq Thandiwe
  Theo Tiago Tomás Ulla Valentina Vikram Wanjiru Wei Yara Yusuf Zainab Zoë
`
  .trim()
  .split(/\s+/);

export const lastNames: readonly string[] = `
  Abebe Acheampong Adeyemi Aguilar Almeida Andersson Azevedo Baptista Bakker Banerjee Barros Bekele
  Benítez Bianchi Blom Borges Cardoso Castillo Chaudhary Chen Costa Côté Dahl Das
  Demir Desai Dubois Dvořák Eze Fernández Ferreira Fischer Fontaine Fujita Gallo García
  Ghosh González Gupta Hansson Haddad Hassan Hoekstra Horváth Ibáñez Inoue Iyer Jansen
  Joshi Kamau Kapoor Karlsson Kato Kaya Keller Kimani Kovács Kumar Lefèvre Lima
  Lindqvist Lombardi Machado Maina Mancini Martín Mehta Mendes Menon Mokoena Moreau Mori
  Murphy Mutua Nair Nakamura Navarro Ndlovu Németh Nguyen Novák Nwosu Núñez Obi
  Ochieng Okafor Okonkwo Oliveira Öberg Osei Otieno Park Patel Pereira Petrov Popescu
  Prasad Quintero Ramos Rao Reyes Ribeiro Ricci Romero Rossi Ruiz Sá Sato
  Schmidt Sharma Silva Singh Smit Suzuki Szabó Takahashi Tanaka Teixeira Thapa Tóth
  Traoré Vermeulen Visser Wang Waweru Weber Yamamoto Yilmaz Zhang Zulu
`
  .trim()
  .split(/\s+/);

/** Plain letters of a name: `Zoë` becomes `zoe`. */
export function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}
