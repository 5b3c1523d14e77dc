/**
 * How an option stands in a text: behind the field's own label, as one of several to choose from, or in words about
 * something else: what the product looks like, what it is made for, a name, a part of it.
 */
export type Standing = 'labelled' | 'choice' | 'looks' | 'purpose' | 'name' | 'part';
