def monthly_report(sales):
    months = []
    totals = []
    for sale in sales:
        month = sale["date"][0:7]
        if month in months:
            index = months.index(month)
            totals[index] = totals[index] + sale["amount"]
        else:
            months.append(month)
            totals.append(sale["amount"])
    lines = []
    for i in range(len(months)):
        lines.append(months[i] + ": " + str(totals[i]))
    return "\n".join(lines)


def best_month(sales):
    best = None
    best_amount = 0
    totals = {}
    for sale in sales:
        month = sale["date"][0:7]
        if month not in totals:
            totals[month] = 0
        totals[month] = totals[month] + sale["amount"]
    for month in totals.keys():
        if totals[month] > best_amount:
            best = month
            best_amount = totals[month]
    return best
