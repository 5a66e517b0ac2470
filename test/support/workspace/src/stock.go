package shop

import "fmt"

type Shelf struct {
	Name  string
	Count int
	Min   int
}

func RunningOut(shelves []Shelf) []string {
	var names []string
	for i := 0; i < len(shelves); i++ {
		if shelves[i].Count <= shelves[i].Min {
			if shelves[i].Count == 0 {
				names = append(names, fmt.Sprintf("%s", shelves[i].Name)+" (none left)")
			} else {
				names = append(names, fmt.Sprintf("%s", shelves[i].Name))
			}
		}
	}
	return names
}
