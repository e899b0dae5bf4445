"""What letters are made from: template packs, norms, forms of address, languages."""
