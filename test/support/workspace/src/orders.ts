export interface Item {
  name: string;
  price: number;
  quantity: number;
}

export interface Customer {
  name: string;
  memberSince?: number;
}

export function total(items: Item[], customer: Customer): number {
  let sum = 0;
  for (let i = 0; i < items.length; i++) {
    sum = sum + items[i].price * items[i].quantity;
  }
  if (customer.memberSince != undefined) {
    if (sum > 100) {
      sum = sum - sum * 0.1;
    } else {
      sum = sum - sum * 0.05;
    }
  }
  return sum;
}

export function label(item: Item): string {
  var text = '';
  text = text + item.quantity;
  text = text + ' x ';
  text = text + item.name;
  return text;
}

export function cheapest(items: Item[]): Item | undefined {
  const copy = items.slice();
  copy.sort((a, b) => a.price - b.price);
  if (copy.length > 0) {
    return copy[0];
  } else {
    return undefined;
  }
}
