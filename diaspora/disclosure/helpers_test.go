package disclosure_test

import "iom.int/migdev/diaspora/disclosure"

type cells = []disclosure.Cell
